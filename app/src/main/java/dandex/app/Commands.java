package dandex.app;

import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/// Makes commands by hand, each with the surroundings that it needs.
record Commands(Surroundings surroundings) implements IFactory {
  private static final Map<Class<?>, Function<Surroundings, Object>> MAKERS =
      Map.ofEntries(
          Map.entry(QuickstartCommand.class, QuickstartCommand::new),
          Map.entry(UpCommand.class, UpCommand::new),
          Map.entry(DownCommand.class, DownCommand::new),
          Map.entry(StatusCommand.class, StatusCommand::new),
          Map.entry(ConfigCommand.class, ConfigCommand::new),
          Map.entry(SyncDandiCommand.class, SyncDandiCommand::new),
          Map.entry(SyncLindiCommand.class, SyncLindiCommand::new),
          Map.entry(SyncAllCommand.class, SyncAllCommand::new),
          Map.entry(MirrorCommand.class, MirrorCommand::new),
          Map.entry(RebuildCommand.class, RebuildCommand::new),
          Map.entry(RollbackCommand.class, RollbackCommand::new),
          Map.entry(ParkedCommand.class, ParkedCommand::new),
          Map.entry(VerifyCommand.class, VerifyCommand::new),
          Map.entry(ServeCommand.class, ServeCommand::new),
          Map.entry(RunsCommand.class, RunsCommand::new),
          Map.entry(WorkCommand.class, WorkCommand::new),
          Map.entry(ScheduleCommand.class, ScheduleCommand::new),
          Map.entry(RequestsCommand.class, RequestsCommand::new),
          Map.entry(PutRequestCommand.class, PutRequestCommand::new),
          Map.entry(CancelRequestCommand.class, CancelRequestCommand::new),
          Map.entry(ReaderCommand.class, ReaderCommand::new),
          Map.entry(CreateKeyCommand.class, CreateKeyCommand::new),
          Map.entry(ListKeysCommand.class, ListKeysCommand::new),
          Map.entry(RevokeKeyCommand.class, RevokeKeyCommand::new),
          Map.entry(ArchiveCommand.class, ArchiveCommand::new));

  @Override
  public <K> K create(Class<K> wanted) throws Exception {
    var maker = MAKERS.get(wanted);
    return maker == null
        ? CommandLine.defaultFactory().create(wanted)
        : wanted.cast(maker.apply(surroundings));
  }
}
