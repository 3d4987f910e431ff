"""From server files, the live wire and WebRCON to events, and from findings back. Gateways decide nothing."""
