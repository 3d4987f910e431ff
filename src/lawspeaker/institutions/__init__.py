"""Whatever has an owner, a member, a status or a licence: groups, modes, votes, cases, punishments."""
