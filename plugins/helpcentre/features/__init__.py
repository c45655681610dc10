"""What a help centre does besides showing articles; each folder is one feature and knows no other."""
