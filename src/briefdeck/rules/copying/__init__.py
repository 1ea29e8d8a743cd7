"""Rules W: whose words a text uses. Outside quotation marks, none are copied from an article."""
