"""How heavy an article is as a help centre grows, beside stock Material in the same run."""
