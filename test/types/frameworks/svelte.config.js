/** Found before the configuration of the demo. */
export default {};
