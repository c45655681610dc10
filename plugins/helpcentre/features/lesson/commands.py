"""`helpcentre videos`."""

from helpcentre.build.command import FilesCommand

FILES = FilesCommand("videos", "lesson", "videos", counts="articles")
