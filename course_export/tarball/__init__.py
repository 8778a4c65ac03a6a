"""The files of a course: OLX, policies, questions and the manifest, packed so that the same input gives the same bytes."""
