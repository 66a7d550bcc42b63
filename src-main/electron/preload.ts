/** Runs in the window before the page. Acts when loaded: that is what a preload is. */
import { contextBridge, ipcRenderer } from 'electron';
import { exposeDoor } from './expose.ts';

exposeDoor(contextBridge, ipcRenderer);
