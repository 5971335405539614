/**
 * ZEGO's SDK sets the parameters of a sender and looks no further. The browser refuses them when an answer has just come in
 * from the other side: the SDK goes on well without. Run it in a page before the SDK, as an init script too: it is whole by
 * itself.
 */
export function forgiveParameters(): void {
  const { setParameters } = RTCRtpSender.prototype;
  RTCRtpSender.prototype.setParameters = function (this: RTCRtpSender, ...parameters) {
    const setting = setParameters.apply(this, parameters);
    setting.catch((reason: unknown) => {
      if (!(reason instanceof DOMException && reason.name === 'InvalidModificationError')) throw reason;
    });
    return setting;
  };
}
