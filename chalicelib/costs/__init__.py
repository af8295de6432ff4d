"""What a month on AWS costs: a formula over measured usage and list prices. It is no bill."""
