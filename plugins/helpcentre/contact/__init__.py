"""Who answers, when and how fast: contact_config.yaml, and everything made from it."""
