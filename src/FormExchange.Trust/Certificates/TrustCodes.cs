using FormExchange.Forms;

namespace FormExchange.Trust;

/// <summary>What is said of the trust folder as a whole, and of what will soon be wrong with it.</summary>
public static class TrustCodes
{
    public static readonly CodedText Gone = new(
        "TRUST-GONE",
        "Le dossier de confiance n'a plus aucune autorité. Remettez-le en place ; le service garde l'annuaire précédent jusque-là.",
        "لم تعد في مجلد الثقة أي سلطة. أعيدوه إلى مكانه؛ تحتفظ الخدمة بالدليل السابق إلى ذلك الحين.",
        "The trust folder has no authority any more. Put it back in place; the host keeps the former directory until then.");

    public static readonly CodedText ExpiresSoon = new(
        "TRUST-EXPIRES",
        "Le certificat en vigueur ({0}) expire dans {1} jour(s) et aucun autre ne lui succède. Obtenez et inscrivez le suivant dès maintenant.",
        "تنتهي صلاحية الشهادة السارية ({0}) بعد {1} يوم ولا تخلفها شهادة أخرى. احصلوا على الشهادة الموالية وسجلوها من الآن.",
        "The certificate in force ({0}) expires in {1} day(s), and no other follows it. Obtain and enter the next one now.");

    public static readonly CodedText NoneInForce = new(
        "TRUST-NONE-IN-FORCE",
        "Aucun certificat en vigueur ({0}). Demandez-en un à l'institution et inscrivez-le avec « formx trust add FILE --of ID ».",
        "لا توجد أي شهادة سارية ({0}). اطلبوا شهادة من المؤسسة وسجلوها بالأمر «formx trust add FILE --of ID».",
        "No certificate is in force ({0}). Ask the institution for one and enter it with `formx trust add FILE --of ID`.");

    public static readonly CodedText NotAuthority = new(
        "TRUST-NOT-CA",
        "Ce certificat n'est pas celui d'une autorité de certification. Inscrivez le certificat de l'autorité elle-même, ou utilisez --of pour celui d'une institution.",
        "هذه الشهادة ليست شهادة سلطة تصديق. سجلوا شهادة السلطة نفسها أو استعملوا --of لشهادة مؤسسة.",
        "This certificate is not that of a certification authority. Enter the authority's own certificate, or use --of for an institution's.");

    public static readonly CodedText NotOneCertificate = new(
        "TRUST-ONE-CERTIFICATE",
        "Le fichier {0} ne contient pas exactement un certificat (PEM ou DER). Donnez un fichier par certificat.",
        "لا يتضمن الملف {0} شهادة واحدة بالضبط (PEM أو DER). قدموا ملفا لكل شهادة.",
        "The file {0} does not hold exactly one certificate (PEM or DER). Give one file for each certificate.");
}
