/**
 * People without people: synthetic participants for calls with `engine="loopback"`. They are seen, heard, mute themselves,
 * share a screen, write and leave like anybody else, so that one person without a camera can see every screen of a call.
 */
import { Simulation, type SimulationOptions } from './simulation.js';

export type { PersonOptions } from './simulated-person.js';
export type { AddOptions, SimulationOptions } from './simulation.js';
export type { Activity } from './liveliness.js';
export type { Appearance, Hair } from './look.js';
export { SimulatedPerson } from './simulated-person.js';
export { drawnCamera, type DrawnCamera, type DrawnCameraOptions } from './drawn-camera.js';
export { Simulation };

/**
 * Lets synthetic people into a room of the loopback, in this page or any other of its origin. They stay until `stop()`,
 * and are not in each other's calls, only in those of real members. One simulation a room is enough: people of two
 * would connect with each other. Needs a page with a canvas, and a secure context.
 */
export function simulate(room: string, options?: SimulationOptions): Simulation {
  return new Simulation(room, options);
}
