-- An import is told of once, at its end: the worker counts which services it changed messages of, and still reads none of their words.
GRANT SELECT (origin, state, version, updated_at, act_by) ON service_message TO liaison_worker;
