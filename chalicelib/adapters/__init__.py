"""The world: one room for each thing outside that the engine talks to. Adapters fulfil ports; they decide nothing."""
