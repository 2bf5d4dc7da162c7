// What runs on the worker: the engine's own thread, and nothing of the page.
import 'limpid/worker-thread';
