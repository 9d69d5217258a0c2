using FormExchange.Exchanges.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FormExchange.Exchanges.Data;

/// <summary>
/// The model, the same for every provider. Every table and unique key begins with the owner: in embedded mode several institutions
/// live in one database, and none sees another's rows.
/// </summary>
public abstract class ExchangeDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Exchange> Exchanges => Set<Exchange>();

    public DbSet<JournalEntry> Journal => Set<JournalEntry>();

    public DbSet<OutboxEntry> Outbox => Set<OutboxEntry>();

    public DbSet<Seal> Seals => Set<Seal>();

    public DbSet<InboxEntry> Inbox => Set<InboxEntry>();

    public DbSet<Body> Bodies => Set<Body>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<AttachmentPart> Parts => Set<AttachmentPart>();

    public DbSet<SubmissionKey> SubmissionKeys => Set<SubmissionKey>();

    public DbSet<AcceptanceKey> AcceptanceKeys => Set<AcceptanceKey>();

    /// <summary>The seals of an exchange, the newest last.</summary>
    public IQueryable<Seal> SealsOf(string owner, string exchangeId) => Seals.Where(s => s.Owner == owner && s.ExchangeId == exchangeId).OrderBy(s => s.Number);

    /// <summary>True if the database refused because a key was taken: provider errors end here and become <see cref="CommitOutcome.Duplicate"/>.</summary>
    public abstract bool IsUniqueViolation(DbUpdateException exception);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Ticks of UTC compare and sort the same in every database; texts of enums can be read by an operator.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<Direction>().HaveConversion<string>();
        configurationBuilder.Properties<ExchangeStatus>().HaveConversion<string>();
        configurationBuilder.Properties<ExchangeEvent>().HaveConversion<string>();
        configurationBuilder.Properties<Verdict>().HaveConversion<string>();
        configurationBuilder.Properties<OutboxKind>().HaveConversion<string>();
        configurationBuilder.Properties<OutboxState>().HaveConversion<string>();
        configurationBuilder.Properties<InboxState>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Exchange>(e =>
        {
            e.ToTable("exchanges").HasKey(x => new { x.Owner, x.Id });
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.Owner, x.EnvelopeId });
            e.HasIndex(x => new { x.Owner, x.CreatedAt, x.Id });
        });
        modelBuilder.Entity<JournalEntry>(e =>
        {
            e.ToTable("journal").HasKey(x => x.Number);
            e.Property(x => x.Number).ValueGeneratedOnAdd();
            e.HasIndex(x => new { x.Owner, x.ExchangeId, x.Number });
        });
        modelBuilder.Entity<OutboxEntry>(e =>
        {
            e.ToTable("outbox").HasKey(x => new { x.Owner, x.ExchangeId, x.Kind });
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.DueAt }).HasFilter("\"State\" IN ('Pending', 'AwaitingReceipt')");
            e.HasIndex(x => new { x.Owner, x.To, x.CreatedAt }).HasFilter("\"Kind\" = 'NegativeReceipt'");
        });
        modelBuilder.Entity<Seal>(e =>
        {
            e.ToTable("seals").HasKey(x => new { x.Owner, x.ExchangeId, x.Number });
            e.Property(x => x.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<InboxEntry>(e =>
        {
            e.ToTable("inbox").HasKey(x => new { x.Owner, x.Id });
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.Owner, x.ArrivalDigest }).IsUnique();
            e.HasIndex(x => new { x.ArrivedAt }).HasFilter("\"State\" IN ('Waiting', 'AwaitingParts')");
        });
        modelBuilder.Entity<Body>().ToTable("bodies").HasKey(x => new { x.Owner, x.Digest });
        modelBuilder.Entity<Attachment>(e =>
        {
            e.ToTable("attachments").HasKey(x => new { x.Owner, x.ExchangeId, x.Index });
            // Its name would make it a key by convention, and once it is not, an optional column.
            e.Property(x => x.AttachmentId).IsRequired();
            e.HasIndex(x => new { x.Owner, x.PartsKey });
        });
        modelBuilder.Entity<AttachmentPart>().ToTable("attachment_parts").HasKey(x => new { x.Owner, x.PartsKey, x.Offset });
        modelBuilder.Entity<SubmissionKey>().ToTable("submission_keys").HasKey(x => new { x.Owner, x.Receiver, x.DocumentDigest });
        modelBuilder.Entity<AcceptanceKey>().ToTable("acceptance_keys").HasKey(x => new { x.Owner, x.Signer, x.EnvelopeId });
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        value => value.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
