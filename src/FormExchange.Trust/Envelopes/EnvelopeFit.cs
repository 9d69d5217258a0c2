using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>
/// Says before anybody is promised anything whether an envelope can carry a document: what every receiver would refuse is refused to the
/// sender's face.
/// </summary>
public static class EnvelopeFit
{
    /// <summary>The refusal of a signed envelope that its own schema or size would not let through at the receiver; null where it fits.</summary>
    public static Refusal? Refuse(SignedEnvelope envelope, EnvelopeSchemas schemas) =>
        envelope.Bytes.Length > XmlLimits.Envelope.LargestBytes || schemas.ValidateEnvelope(envelope.Bytes).Count > 0 ? EnvelopeCodes.CannotCarry.Refusal() : null;
}
