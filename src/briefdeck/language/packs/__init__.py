"""Language packs: what is known of a language other than English, a YAML file each, and how it is read with them."""
