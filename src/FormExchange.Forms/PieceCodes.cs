namespace FormExchange.Forms;

/// <summary>What the checklist of supporting documents says; place 0 is the document's name as the convention's texts print it.</summary>
public static class PieceCodes
{
    public static readonly CodedText Missing = new("PIECE-MISSING",
        "Pièce manquante : « {0} ». Joignez-la au dossier.",
        "وثيقة ناقصة: «{0}». أرفقوها بالملف.",
        "Supporting document missing: \"{0}\". Attach it.");

    public static readonly CodedText OfAnother = new("PIECE-OF-ANOTHER",
        "La pièce « {0} » est jointe, mais pas celle de chaque personne dont elle est demandée. Joignez celle qui manque, ou corrigez la personne concernée.",
        "الوثيقة «{0}» مرفقة، لكن ليس لكل شخص مطلوبة منه. أرفقوا الوثيقة الناقصة، أو صححوا الشخص المعني.",
        "The supporting document \"{0}\" is attached, but not that of each person of whom it is asked. Attach the one that is missing, or correct the person concerned.");

    public static readonly CodedText NotInFrench = new("PIECE-NOT-IN-FRENCH",
        "La pièce n'est ni établie en français ni accompagnée d'une traduction en français. Joignez une traduction et indiquez-la.",
        "الوثيقة غير محررة بالفرنسية وغير مرفقة بترجمة فرنسية. أرفقوا ترجمة وأشيروا إليها.",
        "The supporting document is neither in French nor accompanied by a translation into French. Attach a translation and say so.");

    public static readonly CodedText NotAsked = new("PIECE-NOT-ASKED",
        "Cette pièce n'est pas demandée pour ce formulaire. Retirez-la si elle n'est pas nécessaire, ou confirmez son envoi.",
        "هذه الوثيقة غير مطلوبة لهذه الاستمارة. احذفوها إن لم تكن ضرورية أو أكدوا إرسالها.",
        "This supporting document is not asked for by this form. Remove it if it is not needed, or confirm that it is sent.");

    public static readonly CodedText Duplicate = new("PIECE-DUPLICATE",
        "Deux pièces portent le même identifiant de fichier joint. Donnez à chacune le sien.",
        "تحمل وثيقتان معرف الملف المرفق نفسه. أعطوا لكل واحدة معرفا خاصا بها.",
        "Two supporting documents carry the same attachment identifier. Give each its own.");

    public static readonly CodedText NotMedical = new("PIECE-NOT-MEDICAL",
        "« {0} » est une pièce médicale et n'est pas signalée comme telle. Indiquez-le, afin que seul le médecin-conseil puisse la lire.",
        "«{0}» وثيقة طبية غير مصرح بطابعها الطبي. صرحوا بذلك لكي لا يطلع عليها إلا الطبيب المستشار.",
        "\"{0}\" is a medical document and is not marked as one. Mark it, so that only the medical adviser can read it.");

    public static readonly CodedText Size = new("PIECE-SIZE",
        "La taille indiquée pour le fichier joint n'est pas celle d'un fichier. Indiquez sa taille exacte en octets.",
        "الحجم المذكور للملف المرفق ليس حجم ملف. اذكروا حجمه الدقيق بالبايت.",
        "The size stated for the attachment is not the size of a file. State its exact size in bytes.");
}
