"""The panes and bars of the reader: they show and report, nothing else."""
