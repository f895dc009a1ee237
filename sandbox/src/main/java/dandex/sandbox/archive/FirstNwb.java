package dandex.sandbox.archive;

import java.util.List;

/// A file of NWB 1: no neurodata types, the version in a dataset, devices that are texts.
record FirstNwb(Session session, Dice dice) {
  void into(NwbDraft draft) {
    var own = dice.of("first");
    draft.group("");
    draft.text("nwb_version", own.of("version").pick(List.of("NWB-1.0.6", "1.0.6", "NWB-1.0.5")));
    draft.text("identifier", "session of " + session.asset().path());
    draft.text("session_description", "Recordings of " + own.of("task").pick(Words.TASKS));
    draft.text("session_start_time", "Thu Mar 10 14:31:05 2016");
    draft.texts("file_create_date", List.of(Stamp.text(session.asset().created())));
    draft.text("general/experimenter", session.person(own.of("person")));
    draft.text("general/session_id", session.id());
    session.laboratory(draft, own);
    draft.text("general/subject/subject_id", "anm" + own.of("subject").below(100_000));
    session.biology(draft, own);
    draft.text("general/devices/probe", "silicon probe, 32 channels");
    series(draft, own);
    draft.group("stimulus/presentation");
    draft.group("epochs");
  }

  private static void series(NwbDraft draft, Dice dice) {
    var path = "acquisition/timeseries/extracellular_traces";
    draft.group(path);
    draft.data(path + "/data", "<i2", 20_000 + dice.of("samples").below(500_000), 32);
    draft.number(path + "/starting_time", 0).put("rate", 20_000.0).put("unit", "Seconds");
    draft.data(path + "/electrode_idx", "<i4", 32).put("description", "which electrodes");
  }
}
