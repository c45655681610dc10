"""The steps of a build, the store of derived files, and how a finished site takes the old one's place."""
