"""What infographics cost, and what their files weigh."""
