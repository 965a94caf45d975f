"""Full windows and the modals over them: they decide."""
