"""Do the links that the public can click still lead somewhere?"""
