"""Does search find what people mean, beside other engines in the same run."""
