"""The way of a post, one file a stage. Stages never import each other; `pipeline` is the table of contents."""
