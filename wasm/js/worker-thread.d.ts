// The script that runs on the worker's thread. Importing it there is all there is to do.
export {};
