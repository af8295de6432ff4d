"""``make package``: what Lambda runs, as one zip that comes out the same each time, and the template of its stack.

Chalice packages a copy that holds only what belongs (`source`), without libraries; those are put beside it for the
function's machine and Python (`libraries`, `trimming`, `native`), everything is compiled (`bytecode`) and zipped
(`archive`). Nothing is needed but Python and the package index.
"""
