"""Speed and memory, always as ratios against a plain baseline of the same run."""
