// Everything the page knows, in layers: signals that components read, and the few actions that change them.
//
//   engine → feed → order → view → why → bring        (a file imports only from files before it; `said` from none)
//
// The rule that keeps it simple: a component shows signals and calls actions; only actions talk to the engine.
// A feed is swapped whole, after the new one has been read and ranked: an error or a cancel leaves the old one
// standing. Whatever comes back late from the engine is dropped if something newer is already shown.

export * from './said';
export * from './engine';
export * from './feed';
export * from './history';
export * from './order';
export * from './view';
export * from './why';
export * from './bring';
