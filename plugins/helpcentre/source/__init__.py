"""What editors wrote: folders, front matter, Markdown, YAML with lines, tags, links."""
