"""What making lessons costs, beside the same pictures at 30 frames a second."""
