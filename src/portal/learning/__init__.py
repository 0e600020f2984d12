"""What newcomers learn from: courses and explanations of the thread."""
