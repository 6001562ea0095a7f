"""How the numbers of the Lausanne Action Plan are computed and counted, a module a subject."""
