test("half of a surrogate pair in a path does no harm", () => {
  assert.equal(resolvePath("memory:/a", "x\ud83d"), "memory:/a/x%EF%BF%BD");
  assert.equal(resolvePath("memory:/a", "x🐳"), "memory:/a/x%F0%9F%90%B3");
});
