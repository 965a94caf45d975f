"""Pictures of the real program: shown in the README, and golden screens of the tests."""
