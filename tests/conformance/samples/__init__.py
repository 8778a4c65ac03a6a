"""What the conformance tests have to know about a block: one module per block, named after its tag.

- `SCENARIO`: the example (file in the block's `scenarios/`) on which handlers are tried;
- `work(desk, friend)`: lets two people work, and gives a valid payload for each handler but the editor's;
- `PAGES`: further requests that only show something;
- `CONTENT_ONLY`: handlers that show nobody's work; `SHARED_ON_PURPOSE`: those that show it to whoever holds a code;
- `consistent(data)`: mends generated content where its parts refer to each other;
- `sized(data, count)`: the content with `count` of what there can be many of.
"""
