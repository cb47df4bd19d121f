"""An England that is made up: as many bodies as the real one, with dated and cited lines in the shape of the real areas."""
