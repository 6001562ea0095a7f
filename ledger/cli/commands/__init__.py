"""The commands of ``ccm``, by what they are about."""
