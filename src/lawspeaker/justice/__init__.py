"""What follows from an upheld ruling: ladders, and what raises or lowers a sanction."""
