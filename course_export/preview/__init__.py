"""A local course player: a course tarball as learners, facilitators and authors meet it (`lotse preview`)."""
