"""How far it goes on AWS: the real engine on generated posts, its reads and writes held against the quotas."""
