"""Rule files to `Terms`: what publishers ask for."""
