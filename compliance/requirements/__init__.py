"""One module a kind of requirement, each judging an article by it."""
