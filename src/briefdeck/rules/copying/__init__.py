"""W: whose words. Nothing outside quotation marks is an article's."""
