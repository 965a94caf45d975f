"""Plain pages: text without a header tells its title, source and date itself."""
