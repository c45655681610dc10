"""One voice: what the texts of a site say the same way everywhere, checked against rules and a glossary."""
