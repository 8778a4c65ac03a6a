"""The platform's tables that a block's keys end up in, with its real fields for keys; an app for the tests."""
