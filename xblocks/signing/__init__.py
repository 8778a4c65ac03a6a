"""Signing by two sides, a part beside a sheet: a code for each side, versions of what is signed, who has signed which."""
