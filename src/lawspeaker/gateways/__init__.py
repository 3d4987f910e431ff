"""From server files and the live wire to events, and from findings back. Gateways decide nothing."""
